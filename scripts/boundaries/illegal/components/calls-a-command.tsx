import { moveStage } from '../lib/commands/move-stage';
import { currentActor } from '@/lib/session/actor';

export const all = [moveStage, currentActor];
