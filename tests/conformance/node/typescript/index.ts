import * as pulumi from '@pulumi/pulumi';
import * as random from '@pulumi/random';

interface Settings {
  length: number;
}

class Password extends pulumi.ComponentResource {
  public readonly value: pulumi.Output<string>;

  constructor(name: string, settings: Settings, opts?: pulumi.ComponentResourceOptions) {
    super('test:index:Password', name, {}, opts);
    const password = new random.RandomPassword(`${name}-value`, { length: settings.length }, { parent: this });
    this.value = password.result;
    this.registerOutputs({ value: this.value });
  }
}

export const length: number = 12;
export const password: pulumi.Output<string> = new Password('admin', { length }).value;
