import * as pulumi from '@pulumi/pulumi';

const length: number = 'twelve';
pulumi.log.info(`${length}`);
