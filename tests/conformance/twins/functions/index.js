const pulumi = require('@pulumi/pulumi');
const { Group, Provider, Thing } = require('../../node/resources');

pulumi.runtime.registerInvokeTransform(({ token, args, opts }) =>
  token === 'test:index:getChanged' ? { args: { ...args, added: `${args.name}!` }, opts } : undefined);
pulumi.runtime.registerInvokeTransform(({ token, args }) => {
  if (token === 'test:index:getChanged') {
    console.log(`${token} ${args.name} ${args.added} ${args.list.length}`);
  }
  return undefined;
});

const own = new Provider('own');
const group = new Group('group', { provider: own });
const thing = new Thing('thing', { value: 'x' });

pulumi.runtime.invokeOutput('test:index:getPlain', { name: 'a', list: [1, true], nested: { key: 'value' } }, {});
pulumi.runtime.invokeOutput('test:index:getByProvider', {}, { provider: own });
pulumi.runtime.invokeOutput('test:index:getByParent', {}, { parent: group });
pulumi.runtime.invokeOutput('test:index:getVersioned', {}, { version: '1.2.3', pluginDownloadURL: 'https://example.com' });
pulumi.runtime.invokeOutput('test:index:getOfResource', { name: thing.value }, {});
pulumi.runtime.invokeOutput('test:index:getUnknown', { name: thing.computed }, {});
pulumi.runtime.invokeOutput('test:index:getAfter', {}, { dependsOn: [thing] });
pulumi.runtime.invokeOutput('test:index:getChanged', { name: 'a', list: [1, 2] }, {});
