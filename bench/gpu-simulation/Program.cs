using Homelab.Bench.GpuSimulation;

return await SimulationCommand.RunAsync(args, Console.Out, Console.Error);
