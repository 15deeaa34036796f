import { randomInt } from 'node:crypto';

const LOWERCASE = 'abcdefghijklmnopqrstuvwxyz';
const UPPERCASE = LOWERCASE.toUpperCase();
const NUMBERS = '0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/**
 * The value `GenerateSecretString` asks for: a random password (32 characters of every type, each type once at least,
 * unless told otherwise), within `SecretStringTemplate` at `GenerateStringKey` when those are given.
 *
 * @throws Error for options that exclude one another
 */
export function generateSecretString(options: Record<string, any>): string {
  const password = randomPassword(options);
  const { SecretStringTemplate: template, GenerateStringKey: key } = options;
  if ((template === undefined) !== (key === undefined)) {
    throw new Error('SecretStringTemplate and GenerateStringKey go together');
  }
  return template === undefined ? password : JSON.stringify({ ...JSON.parse(template), [key]: password });
}

function randomPassword(options: Record<string, any>): string {
  const length = Number(options.PasswordLength ?? 32);
  const excluded = new Set<string>(options.ExcludeCharacters ?? '');
  const types = [
    !isTrue(options.ExcludeLowercase) && LOWERCASE,
    !isTrue(options.ExcludeUppercase) && UPPERCASE,
    !isTrue(options.ExcludeNumbers) && NUMBERS,
    !isTrue(options.ExcludePunctuation) && PUNCTUATION,
    isTrue(options.IncludeSpace) && ' ',
  ]
    .filter((type) => type !== false)
    .map((type) => [...type].filter((character) => !excluded.has(character)))
    .filter((type) => type.length > 0);
  const all = types.flat();
  if (all.length === 0) throw new Error('every character is excluded');
  const required = isTrue(options.RequireEachIncludedType ?? true) ? types.map(pick) : [];
  if (required.length > length) throw new Error(`PasswordLength ${length} is too short for every type of character`);
  const rest = Array.from({ length: length - required.length }, () => pick(all));
  return shuffle([...required, ...rest]).join('');
}

/** CloudFormation takes booleans as text, too. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function pick(characters: readonly string[]): string {
  return characters[randomInt(characters.length)]!;
}

function shuffle(characters: string[]): string[] {
  for (let index = characters.length - 1; index > 0; index--) {
    const other = randomInt(index + 1);
    [characters[index], characters[other]] = [characters[other]!, characters[index]!];
  }
  return characters;
}
