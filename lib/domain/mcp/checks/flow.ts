import { someOf } from '@/lib/domain/list-of-words';
import { isPrivate } from '../data-classes';
import { flowOf, flowTraits, leadsOutAs, missingLeg } from '../flow';
import { shown } from '../strings';
import { deriveTier } from '../tier';
import type { CheckResult } from './check';
import type { CheckInput } from './input';
import { finding, judged, result } from './result';

/**
 * C21, of what one server offers. Of all that a use case calls, over all its servers, it is judged there
 * (lib/domain/servers/flow.ts), and settled there, too.
 */
export function toxicFlow({ contract, declared }: CheckInput): CheckResult {
  if (contract === null) return result('C21', 'not-verified', 'The contract could not be read.');
  const { state, ...legs } = flowOf(
    contract.tools.map((tool) => {
      const stated = declared.find(({ name }) => name === tool.name);
      const traits = flowTraits(tool);
      return {
        name: tool.name,
        bringsIn: traits.bringsIn,
        holds: stated?.dataClasses ? stated.dataClasses.some(isPrivate) : null,
        leadsOut: leadsOutAs(traits, deriveTier(tool, stated?.statements).tier),
      };
    }),
  );
  if (state === 'closed') return result('C21', 'pass', `${missingLeg(legs)}, so nothing can be carried out.`, legs);
  if (state === 'unclassed') {
    return result('C21', 'not-verified', `Nobody has stated which data come from ${some(legs.unclassed)}.`, legs);
  }
  const message = `Text from outside (${some(legs.untrusted)}) can lead the model to carry private data (${some(legs.private)}) out (${some(legs.out)}).`;
  return judged('C21', [finding('fail', null, 'tools', message)], '', legs);
}

const some = (names: string[]): string => someOf(names.map((name) => shown(name, 60)));
