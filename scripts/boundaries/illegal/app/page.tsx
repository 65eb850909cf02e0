import { moveStage } from '@/lib/commands/move-stage';
import { PrismaClient } from '@prisma/client';

export const all = [moveStage, PrismaClient];
