using Homelab.Generator;

try
{
    var folder = Generation.FindFolder(Environment.CurrentDirectory);
    var files = Generation.Run();
    var changed = Generation.Write(files, folder);
    Console.WriteLine($"{files.Length} files in {folder}, {changed} changed");

    return 0;
}
catch (Exception exception) when (exception is InvalidOperationException or FormatException or IOException or YamlDotNet.Core.YamlException)
{
    Console.Error.WriteLine($"error: {exception.Message}");

    return 1;
}
