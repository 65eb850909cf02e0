import { build } from './lib/build';
import { runCommand } from './lib/failure';
import { generateClient } from './lib/generate';

/** `npm run build`: for `npm run serve`; needs no database and no secret. */
await runCommand(async () => {
  await generateClient();
  const folder = process.env.NEXT_DIST_DIR ?? '.next';
  console.log((await build({ folder })) ? `Built in ${folder}.` : `${folder} holds a build of these sources already.`);
});
