import type { Texts } from './en.ts';
import { hantOf } from './hant.ts';
import { zh } from './zh.ts';

/** Traditional Chinese: the same sentences in Traditional characters, with Taiwan's words where they differ. */
export const zhHant: Texts = { ...hantOf(zh), tag: 'zh-TW' };
