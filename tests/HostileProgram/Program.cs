using Homelab.HostileProgram;

// Each condition is a word in the config, so that one program serves all tests.
var settings = Settings.OfProcess();
settings.WriteDownThisProcess();
using var engine = new EngineClient(settings);
switch (settings.Condition)
{
    case "none":
        break;
    case "killed":
        await Endings.KilledAsync(engine, settings.Count);
        break;
    case "never-connects":
        await Endings.HangAsync(settings.Marker);
        break;
    case "hangs":
        await engine.RegisterStackAsync();
        await engine.RegisterAsync("last");
        await Endings.HangAsync(settings.Marker);
        break;
    case "hangs-at-the-end":
        await engine.FinishAsync();
        await Endings.HangAsync(settings.Marker);
        break;
    case "slow":
        await engine.RegisterStackAsync();
        await Endings.RegisterSlowlyAsync(engine, settings.Count);
        break;
    case "late":
        await Task.Delay(TimeSpan.FromSeconds(settings.Count));
        break;
    case "leaves-children":
        Endings.LeaveChildren(settings.Marker);
        break;
    case "floods":
        await Floods.RunAsync(engine, settings.Count);
        break;
    case "endless-line":
        Floods.EndlessLine(settings.Count);
        break;
    case "many":
        await engine.RegisterStackAsync();
        await engine.RegisterManyAsync(settings.Count);
        break;
    case "nested":
        await engine.RegisterStackAsync();
        await Shapes.NestAsync(engine, settings.Count);
        break;
    case "deepest":
        await engine.RegisterStackAsync();
        await engine.RegisterAsync("deepest", Shapes.Nested("at the bottom", settings.Count));
        break;
    case "large":
        await engine.RegisterStackAsync();
        await engine.RegisterAsync("large", new string('x', settings.Count));
        break;
    case "names":
        await engine.RegisterStackAsync();
        await Shapes.NamesAsync(engine);
        break;
    case "signature":
        await engine.RegisterStackAsync();
        await engine.RegisterAsync("signed", Shapes.UnknownSignature());
        break;
    case "numbers":
        await engine.RegisterStackAsync();
        await engine.RegisterAsync("numbers", Shapes.OddNumbers());
        break;
    case "breaks":
        await engine.RegisterStackAsync();
        await Connections.BreakAllAsync(settings.Monitor);
        break;
    case "breaks-its-own":
        await engine.RegisterStackAsync();
        await Connections.ResetMidwayAsync(settings.Monitor);
        return 1;
    case var unknown:
        Console.Error.WriteLine($"hostile:condition = {unknown}: no such condition");
        return 2;
}

await engine.FinishAsync();
return 0;
