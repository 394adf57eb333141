namespace Pulumi.Testing;

/// <summary>What a program under test is told about its run.</summary>
public class TestOptions
{
    /// <summary>Name of the project. Default: <c>project</c>.</summary>
    public string? ProjectName { get; set; }

    /// <summary>The directory of <c>Pulumi.yaml</c>. Default: none.</summary>
    public string? RootDirectory { get; set; }

    /// <summary>Name of the stack. Default: <c>stack</c>.</summary>
    public string? StackName { get; set; }

    /// <summary>Whether the run is a preview. Default: true.</summary>
    public bool? IsPreview { get; set; }

    /// <summary>Name of the organization. Default: <c>organization</c>.</summary>
    public string? OrganizationName { get; set; }
}
