const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../resources');

class Odd extends pulumi.CustomResource {
  constructor(name) {
    super('not-a-type', name, {});
  }
}
new Odd('odd');
new Thing('rejected', { size: Promise.reject(new Error('the promise is broken')) });
new Thing('fine');
