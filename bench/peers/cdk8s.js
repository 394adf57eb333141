// The benchmark's objects on cdk8s, synthesized the fastest way: in the program itself, without its command line.
const { ApiObject, App, Chart } = require('cdk8s');

const app = new App({ outdir: process.argv[2] });
const chart = new Chart(app, 'bench');
for (let i = 0; i < Number(process.env.BENCH_OBJECTS); i++) {
  new ApiObject(chart, `config-${i}`, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `config-${i}`, namespace: 'bench', labels: { app: 'bench' } },
    data: { index: `${i}`, text: `value ${i}` },
  });
}
app.synth();
