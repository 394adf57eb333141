namespace Homelab.Stacks.Settings;

/// <summary>Names of the apps' components, of which those of their objects and their hosts are made.</summary>
internal static class AppNames
{
    /// <summary>Jellyfin.</summary>
    public const string Jellyfin = "jellyfin";

    /// <summary>Ollama.</summary>
    public const string Ollama = "ollama";

    /// <summary>Open-WebUI.</summary>
    public const string OpenWebUi = "open-webui";
}
