import type { ResourceKind } from '../../service.ts';
import { clientId, issuerOf, poolId } from './pools.ts';

/** What is understood of a user pool, and what it is called. Settings of sign-up, mail and MFA have no effect here: nobody signs up. */
export const poolKind: ResourceKind = {
  properties: [
    'AccountRecoverySetting',
    'AdminCreateUserConfig',
    'AliasAttributes',
    'AutoVerifiedAttributes',
    'DeletionProtection',
    'EmailConfiguration',
    'EmailVerificationMessage',
    'EmailVerificationSubject',
    'EnabledMfas',
    'MfaConfiguration',
    'Policies',
    'Schema',
    'SmsAuthenticationMessage',
    'SmsConfiguration',
    'SmsVerificationMessage',
    'UserAttributeUpdateSettings',
    'UserPoolAddOns',
    'UserPoolName',
    'UserPoolTags',
    'UserPoolTier',
    'UsernameAttributes',
    'UsernameConfiguration',
    'VerificationMessageTemplate',
  ],
  identify(context) {
    const { partition, region, accountId } = context;
    const id = poolId(context);
    const issuer = issuerOf(region, id);
    return {
      ref: id,
      attributes: {
        Arn: `arn:${partition}:cognito-idp:${region}:${accountId}:userpool/${id}`,
        ProviderName: issuer.replace('https://', ''),
        ProviderURL: issuer,
        UserPoolId: id,
      },
    };
  },
};

export const clientKind: ResourceKind = {
  properties: [
    'AccessTokenValidity',
    'AllowedOAuthFlows',
    'AllowedOAuthFlowsUserPoolClient',
    'AllowedOAuthScopes',
    'AuthSessionValidity',
    'CallbackURLs',
    'ClientName',
    'EnableTokenRevocation',
    'ExplicitAuthFlows',
    'GenerateSecret',
    'IdTokenValidity',
    'LogoutURLs',
    'PreventUserExistenceErrors',
    'ReadAttributes',
    'RefreshTokenValidity',
    'SupportedIdentityProviders',
    'TokenValidityUnits',
    'UserPoolId',
    'WriteAttributes',
  ],
  identify(context) {
    const id = clientId(context);
    return { ref: id, attributes: { ClientId: id, Name: context.logicalId } };
  },
};

export const groupKind: ResourceKind = {
  properties: ['Description', 'GroupName', 'Precedence', 'RoleArn', 'UserPoolId'],
  identify: ({ logicalId, properties }) => ({
    ref: typeof properties.GroupName === 'string' ? properties.GroupName : logicalId,
    attributes: {},
  }),
};

/** The hosted sign-in pages: there are none here. */
export const domainKind: ResourceKind = {
  properties: '*',
  identify: ({ logicalId, properties }) => ({
    ref: typeof properties.Domain === 'string' ? properties.Domain : logicalId.toLowerCase(),
    attributes: { CloudFrontDistribution: 'localhost' },
  }),
};
