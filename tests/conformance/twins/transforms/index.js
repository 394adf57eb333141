const pulumi = require('@pulumi/pulumi');
const { Group, Thing } = require('../../node/resources');

const step = (label) => ({ type, props, opts }) =>
  type === 'test:index:Thing' ? { props: { ...props, steps: `${props.steps ?? ''}${label};` }, opts } : undefined;
const keep = ({ props, opts }) => ({ props, opts: pulumi.mergeOptions(opts, { protect: true, retainOnDelete: true, ignoreChanges: ['a'], aliases: [{ name: 'old' }] }) });

const group = new Group('group', { transforms: [step('group')] });
new Thing('own', { value: 'x' }, { parent: group, transforms: [step('own'), step('second')] });
new Thing('inherited', {}, { parent: new Group('inner', { parent: group }) });
new Thing('options', {}, { transforms: [keep] });
new Thing('secret', { password: pulumi.secret('hunter2') }, { transforms: [step('own')] });
new Thing('untouched', {}, { transforms: [() => undefined] });
new Thing('old-style', {}, {
  transformations: [({ props, opts }) => ({ props, opts: pulumi.mergeOptions(opts, { protect: true }) })],
});
