using Homelab.FaultyProgram;
using Pulumi;
using Pulumi.Utilities;

return await Deployment.RunAsync(async () =>
{
    var config = new Config();
    var healthy = new ConfigMap("healthy", config.Get("message") ?? "hello");
    await OutputUtilities.GetValueAsync(healthy.Urn); // what follows happens with the engine connected
    switch (config.Require("fault"))
    {
        case "none":
            break;
        case "throws":
            throw new InvalidOperationException("the disk is on fire");
        case "refuses":
            throw new RunException($"faulty:limit = {config.Require("limit")}: above 10; lower it");
        case "crashes":
            Console.Error.WriteLine("the last words");
            Environment.Exit(7);
            break;
        case "exits-early":
            Environment.Exit(0);
            break;
        case "registers-twice":
            _ = new ConfigMap("healthy", "again");
            break;
        case "misses-provider":
            await MissingProvider.RegisterAsync();
            break;
        case "hangs":
            await File.WriteAllTextAsync(config.Require("marker"), Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await Task.Delay(Timeout.Infinite);
            break;
        case var unknown:
            throw new RunException($"faulty:fault = {unknown}: no such fault");
    }

    return new Dictionary<string, object?> { ["id"] = healthy.Id, ["message"] = config.RequireSecret("message") };
});
