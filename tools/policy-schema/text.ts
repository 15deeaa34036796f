import * as z from 'zod/mini';
import { policyDocumentSchema } from '../../domain/policy/document.ts';

/** The JSON Schema of a whole policy. Whether its parts fit together it cannot say: `POST /policies/validate` does. */
export function policySchemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(policyDocumentSchema, { io: 'input' });
  const title = 'A policy of Aftercare';
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`;
}
