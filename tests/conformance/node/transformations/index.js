const pulumi = require('@pulumi/pulumi');
const { Group, Thing } = require('../resources');

const step = (label) => ({ type, props, opts }) =>
  type === 'test:index:Thing' ? { props: { ...props, steps: `${props.steps ?? ''}${label};` }, opts } : undefined;
pulumi.runtime.registerStackTransformation(step('stack'));

const group = new Group('group', { transformations: [step('group')] });
new Thing('thing', {}, {
  parent: group,
  transformations: [step('own'), ({ props, opts }) => ({ props, opts: pulumi.mergeOptions(opts, { protect: true }) })],
});
