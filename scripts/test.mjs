// `npm test`. An old Node reads this file too, so it uses nothing that is newer than import().
import { refuseOldNode } from './node-version.mjs';

refuseOldNode();
import('./bootstrap.mjs').then(({ runTypeScript }) => runTypeScript('test/main.ts'));
