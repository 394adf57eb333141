const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../resources');

pulumi.runtime.registerInvokeTransform(({ token, args, opts }) => {
  console.log(`${token} ${JSON.stringify(args)}`);
  return token === 'test:index:getBroken' ? { args, opts: { ...opts, version: args.version } } : undefined;
});
pulumi.runtime.invokeOutput('test:index:getThing', { name: 'a' }, {});
pulumi.runtime.invoke('test:index:getBroken', { version: 'of no package' }, {}).catch(() => undefined);
new Thing('thing');
