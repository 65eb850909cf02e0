import { completeLock } from './check/lock';

// After `npm install` from a registry mirror that lacks other platforms' packages; `npm run check` says when.
const added = completeLock();
console.log(added.length > 0 ? `Added to package-lock.json: ${added.join(', ')}.` : 'package-lock.json is complete.');
