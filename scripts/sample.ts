import { loadSample } from '../prisma/seed/sample';

// Fills the database of DATABASE_URL with the sample workspace, through the product's own commands.
await loadSample();
process.exit(0);
