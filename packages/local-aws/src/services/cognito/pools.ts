import { createHash } from 'node:crypto';
import { type IdentityContext, type Resource, UnsupportedTemplate } from '../../service.ts';

/** A user pool with its clients and groups, as declared in the template. */
export interface UserPool {
  id: string;
  /** `https://cognito-idp.<region>.amazonaws.com/<pool id>`, as on AWS: the template spells it out. */
  issuer: string;
  passwordPolicy: PasswordPolicy;
  groups: Set<string>;
  clients: Map<string, UserPoolClient>;
}

export interface UserPoolClient {
  id: string;
  /** `ALLOW_USER_PASSWORD_AUTH` and the like. */
  authFlows: Set<string>;
  idTokenSeconds: number;
  accessTokenSeconds: number;
}

export interface PasswordPolicy {
  MinimumLength: number;
  RequireLowercase: boolean;
  RequireNumbers: boolean;
  RequireSymbols: boolean;
  RequireUppercase: boolean;
}

type Place = Pick<IdentityContext, 'region' | 'stackName' | 'logicalId'>;

export function poolId({ region, stackName, logicalId }: Place): string {
  return `${region}_${digest(`${stackName}/${logicalId}`).slice(0, 9)}`;
}

export function clientId({ stackName, logicalId }: Place): string {
  return digest(`${stackName}/${logicalId}`).slice(0, 26);
}

export function issuerOf(region: string, id: string): string {
  return `https://cognito-idp.${region}.amazonaws.com/${id}`;
}

const defaultPasswordPolicy: PasswordPolicy = {
  MinimumLength: 8,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  RequireUppercase: true,
};

/** From the properties of a user pool. */
export function readPasswordPolicy(properties: Record<string, any>): PasswordPolicy {
  const declared: Partial<PasswordPolicy> | undefined = properties.Policies?.PasswordPolicy;
  if (!declared) return defaultPasswordPolicy;
  return {
    MinimumLength: Number(declared.MinimumLength ?? 6),
    RequireLowercase: isTrue(declared.RequireLowercase),
    RequireNumbers: isTrue(declared.RequireNumbers),
    RequireSymbols: isTrue(declared.RequireSymbols),
    RequireUppercase: isTrue(declared.RequireUppercase),
  };
}

/** @throws UnsupportedTemplate for a client with a secret. */
export function readClient(id: string, { logicalId, properties }: Resource): UserPoolClient {
  if (isTrue(properties.GenerateSecret)) {
    throw new UnsupportedTemplate(`AWS::Cognito::UserPoolClient ${logicalId}: client secrets are not supported`);
  }
  const units = properties.TokenValidityUnits ?? {};
  return {
    id,
    authFlows: new Set(
      properties.ExplicitAuthFlows ?? ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'],
    ),
    idTokenSeconds: seconds(properties.IdTokenValidity, units.IdToken),
    accessTokenSeconds: seconds(properties.AccessTokenValidity, units.AccessToken),
  };
}

const SECONDS_IN: Record<string, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

function seconds(validity: number | undefined, unit = 'hours'): number {
  return Number(validity ?? 1) * (validity === undefined ? 3600 : SECONDS_IN[unit]!);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function digest(text: string): string {
  return BigInt(`0x${createHash('sha256').update(text).digest('hex')}`).toString(36);
}
