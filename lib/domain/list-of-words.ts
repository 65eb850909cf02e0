/** "viewers", "viewers and admins", "viewers, admins and 2 people". */
export const listOfWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const namedAtMost = 5;

/** The same of what may be many: up to five are named, of more the first four, as in "a, b, c, d and 3 more". */
export const someOf = (words: readonly string[]): string =>
  words.length > namedAtMost
    ? listOfWords([...words.slice(0, namedAtMost - 1), `${words.length - namedAtMost + 1} more`])
    : listOfWords(words);
