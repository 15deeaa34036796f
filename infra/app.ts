import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { bundleFunctions } from './bundle.ts';
import { featureFlags } from './feature-flags.ts';
import { settingsOf } from './settings.ts';
import { AftercareStack } from './stack.ts';

const root = join(import.meta.dirname, '..');
const bundles = join(root, 'dist/functions');
await bundleFunctions(bundles);

/** The CDK CLI says where the assembly goes; run by itself, this leaves it in `cdk.out`. */
const app = new App({ context: featureFlags, outdir: process.env.CDK_OUTDIR ?? join(root, 'cdk.out') });
const settings = settingsOf(app.node.tryGetContext('stage'));
new AftercareStack(app, settings.stackName, { settings, bundles });
app.synth();
