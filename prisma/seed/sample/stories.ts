import type { Story } from './story';
import { customerService } from './units/customer-service';
import { finance } from './units/finance';
import { hr } from './units/hr';
import { it } from './units/it';
import { legal } from './units/legal';
import { operations } from './units/operations';
import { sales } from './units/sales';

export const stories: readonly Story[] = [
  ...sales,
  ...customerService,
  ...operations,
  ...finance,
  ...hr,
  ...legal,
  ...it,
];
