import type { Identity, IdentityContext } from '../../service.ts';

/** Stands in stream ARNs for the moment the stream was enabled, so that they are known before the table exists. */
const STREAM_LABEL = '2020-01-01T00:00:00.000';

/** What DynamoDB Local calls every table. */
const ACTUAL_PREFIX = 'arn:aws:dynamodb:ddblocal:000000000000:table/';

type Place = Pick<IdentityContext, 'region' | 'accountId'>;

/** The literal name if the template gives one, else made from the logical id as CloudFormation does (without its random part). */
export function tableName(stackName: string, logicalId: string, properties: Record<string, any>): string {
  const literal = properties.TableName;
  return typeof literal === 'string' ? literal : `${stackName}-${logicalId}`;
}

export function identifyTable(context: IdentityContext): Identity {
  const name = tableName(context.stackName, context.logicalId, context.properties);
  const arn = `${prefix(context)}${name}`;
  return { ref: name, attributes: { Arn: arn, StreamArn: `${arn}/stream/${STREAM_LABEL}` } };
}

function prefix({ region, accountId }: Place): string {
  return `arn:aws:dynamodb:${region}:${accountId}:table/`;
}

/** Translates between the ARNs the template knows and those of DynamoDB Local, wherever they occur in a text. */
export class ArnTranslator {
  readonly #prefix: string;
  readonly #region: string;
  /** Label of each table's stream in DynamoDB Local, e.g. `2026-01-31T10:11:12.345`. */
  readonly #labels = new Map<string, string>();

  constructor(place: Place) {
    this.#prefix = prefix(place);
    this.#region = place.region;
  }

  learn(table: string, streamLabel: string): void {
    this.#labels.set(table, streamLabel);
  }

  toActual(text: string): string {
    let translated = text;
    for (const [table, label] of this.#labels) {
      translated = translated.replaceAll(`${table}/stream/${STREAM_LABEL}`, `${table}/stream/${label}`);
    }
    return translated.replaceAll(this.#prefix, ACTUAL_PREFIX);
  }

  toTemplate(text: string): string {
    let translated = text.replaceAll(ACTUAL_PREFIX, this.#prefix);
    for (const [table, label] of this.#labels) {
      translated = translated
        .replaceAll(`${table}/stream/${label}`, `${table}/stream/${STREAM_LABEL}`)
        .replaceAll(`"LatestStreamLabel":"${label}"`, `"LatestStreamLabel":"${STREAM_LABEL}"`)
        .replaceAll(`"StreamLabel":"${label}"`, `"StreamLabel":"${STREAM_LABEL}"`);
    }
    return translated.replaceAll('"awsRegion":"ddblocal"', `"awsRegion":"${this.#region}"`);
  }
}
