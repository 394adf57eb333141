using Homelab.Cli;

return (int)await HomelabCommand.RunAsync(args, CommandContext.OfProcess());
