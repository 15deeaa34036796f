/** Writes the JSON Schema of policies, by which editors complete and check them: `npm run policy-schema`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { policySchemaText } from './policy-schema/text.ts';

writeFileSync(path.resolve(import.meta.dirname, '../policies/policy.schema.json'), policySchemaText());
