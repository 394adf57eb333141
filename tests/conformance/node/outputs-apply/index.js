const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../resources');

const thing = new Thing('thing', { size: 3, tags: { colour: 'red', list: ['a', 'b'] } });

thing.size.apply((size) => console.log(`size is ${size}`));
thing.computed.apply(() => console.log('this must not be shown: the value is unknown'));
thing.id.apply(() => console.log('this must not be shown: there is no id before the apply'));

new Thing('derived', {
  doubled: thing.size.apply((size) => size * 2),
  nested: thing.size.apply((size) => pulumi.output(size + 1)),
  promised: thing.size.apply(async (size) => size + 2),
  lifted: thing.tags.colour,
  element: thing.tags.list[1],
  unknown: thing.computed.apply((computed) => `${computed}!`),
  liftedUnknown: thing.computed.anything,
});
