import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { synthesize } from './synthesized.ts';

describe.each(['dev', 'prod'])('the %s stack against the AwsSolutions rules', (stage) => {
  const { stack } = synthesize(stage);

  it('has no finding that is not accepted with a reason', () => {
    const report = new AwsSolutionsChecks().validateScope(stack);
    const findings = report.violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '?' }) => `${ruleName} at ${constructPath}`),
    );
    expect(findings).toEqual([]);
  });
});
