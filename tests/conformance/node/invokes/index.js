const pulumi = require('@pulumi/pulumi');
const { Group, Provider, Thing } = require('../resources');

const provider = new Provider('own');
const group = new Group('group', { provider });
const thing = new Thing('thing', { value: 'x' });

const plain = pulumi.runtime.invokeOutput('test:index:getPlain', { name: 'a', list: [1, true] }, {});
pulumi.runtime.invokeOutput('test:index:getByProvider', {}, { provider });
pulumi.runtime.invokeOutput('test:index:getByParent', {}, { parent: group });
pulumi.runtime.invokeOutput('test:index:getVersioned', {}, { version: '1.2.3', pluginDownloadURL: 'https://example.com' });
pulumi.runtime.invokeOutput('test:index:getByOutput', { name: pulumi.output('x'), password: pulumi.secret('hunter2') }, {});
pulumi.runtime.invokeOutput('test:index:getByResource', { name: thing.value }, {});
pulumi.runtime.invokeOutput('test:index:getUnknown', { name: thing.computed }, {});
pulumi.runtime.invokeOutput('test:index:getAfter', {}, { dependsOn: [thing] });

new Thing('dependent', { found: plain.id });
