import path from 'node:path';
import { readFileSync } from 'node:fs';
