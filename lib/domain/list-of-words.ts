/** "viewers", "viewers and admins", "viewers, admins and 2 people". */
export const listOfWords = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
