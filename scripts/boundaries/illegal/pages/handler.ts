import { moveStage } from '@/lib/commands/move-stage';
import { actorForRequest } from '@/lib/session/actor';

export const all = [moveStage, actorForRequest];
