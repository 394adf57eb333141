using Homelab.Cli;

using var interruption = new Interruption();
return (int)await HomelabCommand.RunAsync(args, CommandContext.OfProcess(), interruption.Token);
