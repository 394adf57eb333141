using Homelab.GuardedProgram;
using Pulumi;

return await Deployment.RunAsync<GuardedStack>();
