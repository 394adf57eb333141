using System.Collections.Immutable;
using Homelab.Engine.Protocol;
using Homelab.Engine.Secrets;
using YamlDotNet.RepresentationModel;

namespace Homelab.Engine.Projects;

/// <summary>Reads a stack's file and merges it over the project's declarations.</summary>
/// <remarks>The format: https://www.pulumi.com/docs/iac/concepts/projects/stack-settings-file/.</remarks>
internal sealed class StackConfigurationReader
{
    private readonly Project _project;
    private readonly string _stack;
    private readonly YamlFile _file;
    private readonly ConfigDecrypter _decrypter;
    private readonly List<string> _secrets = [];

    private StackConfigurationReader(Project project, string stack, YamlFile file, ConfigDecrypter decrypter)
    {
        _project = project;
        _stack = stack;
        _file = file;
        _decrypter = decrypter;
    }

    public static StackConfiguration Read(Project project, string stack, Func<string, string?> environment)
    {
        var path = project.StackFile(stack);
        if (stack.Length == 0 || !File.Exists(path))
        {
            throw UnknownStack(project, stack, path);
        }

        var file = YamlFile.Load(path);
        if (YamlFile.Find(file.Root, "environment") is { } escEnvironment)
        {
            throw file.Fault(escEnvironment, "'environment' imports config from Pulumi ESC, which only Pulumi Cloud can give; put the values under 'config'");
        }

        var salt = file.Text(file.Root, "encryptionsalt");
        using var decrypter = new ConfigDecrypter(path, salt, environment);
        return new StackConfigurationReader(project, stack, file, decrypter).Read(salt);
    }

    private static EngineException UnknownStack(Project project, string stack, string path)
    {
        var known = project.StackNames();
        return new EngineException(known.Count == 0
            ? $"there is no stack '{stack}' and no other one: write its config to {path}"
            : $"there is no stack '{stack}'; the stacks of project '{project.Name}' are: {string.Join(", ", known)}");
    }

    private StackConfiguration Read(string? salt)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, ConfigValue>(StringComparer.Ordinal);
        var declarations = _project.Config.ToDictionary(d => d.Key, StringComparer.Ordinal);
        if (_file.Map(_file.Root, "config") is { } config)
        {
            foreach (var (keyNode, node) in _file.Entries(config))
            {
                var key = ConfigKey.Parse(keyNode.Value ?? string.Empty, _project.Name)
                    ?? throw _file.Fault(keyNode, $"'{keyNode.Value}' is not a config key; write <namespace>:<name>");
                if (values.ContainsKey(key))
                {
                    throw _file.Fault(keyNode, $"the config key '{key}' is given twice");
                }

                values.Add(key, ReadValue(key, node, declarations.GetValueOrDefault(key)));
            }
        }

        AddDefaults(values);
        return new StackConfiguration
        {
            Stack = _stack,
            File = _file.Path,
            Values = values.ToImmutable(),
            EncryptionSalt = salt,
            SecretTexts = [.. _secrets.Distinct()],
        };
    }

    private ConfigValue ReadValue(string key, YamlNode node, ConfigDeclaration? declaration)
    {
        var tree = ConfigText.Read(_file, node);
        var (isSecret, isKnown) = (false, true);
        var plain = Decrypt(tree, key, ref isSecret, ref isKnown);
        var value = new ConfigValue(ConfigText.Of(plain), isSecret, isKnown, ConfigText.IsObject(plain));
        if (isSecret && isKnown && value.IsObject)
        {
            _secrets.Add(value.Text);
        }

        if (declaration?.DeclaredType is { } type)
        {
            if (declaration.IsSecret && !isSecret)
            {
                throw _file.Fault(node, $"the config key '{key}' must be encrypted: run 'pulumi config set --secret {key}'");
            }

            // A scalar's text is all that the program sees of it; in lists and maps each value keeps its own type.
            if (isKnown && !type.Accepts(value.IsObject ? plain : value.Text))
            {
                throw _file.Fault(node, $"the config key '{key}' must be of type {type}");
            }
        }

        return value;
    }

    private object? Decrypt(object? value, string key, ref bool isSecret, ref bool isKnown)
    {
        switch (value)
        {
            case SecureText secure:
                isSecret = true;
                var text = _decrypter.Decrypt(secure.Ciphertext, out var isMalformed);
                if (isMalformed)
                {
                    throw _file.Fault(secure.Node, $"the secure value of '{key}' was not encrypted with this stack's passphrase, or was altered since");
                }

                if (text is null)
                {
                    isKnown = false;
                    return Signatures.UnknownString;
                }

                _secrets.Add(text);
                return text;
            case IReadOnlyList<object?> list:
                var items = new List<object?>(list.Count);
                foreach (var item in list)
                {
                    items.Add(Decrypt(item, key, ref isSecret, ref isKnown));
                }

                return items;
            case IReadOnlyDictionary<string, object?> map:
                var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (var (name, item) in map)
                {
                    entries.Add(name, Decrypt(item, key, ref isSecret, ref isKnown));
                }

                return entries;
            default:
                return value;
        }
    }

    private void AddDefaults(ImmutableSortedDictionary<string, ConfigValue>.Builder values)
    {
        var missing = new List<string>();
        foreach (var declaration in _project.Config.Where(d => !values.ContainsKey(d.Key)))
        {
            if (!declaration.HasDefault)
            {
                missing.Add(declaration.Key);
            }
            else if (declaration is { IsSecret: true, DeclaredType: not null })
            {
                throw new EngineException($"{_project.File}: the config key '{declaration.Key}' is secret, so its default cannot stand in clear text; "
                    + $"run 'pulumi config set --secret {declaration.Key}' on stack '{_stack}'");
            }
            else
            {
                values.Add(declaration.Key, new ConfigValue(
                    ConfigText.Of(declaration.Default), IsSecret: false, IsKnown: true, ConfigText.IsObject(declaration.Default)));
            }
        }

        if (missing.Count > 0)
        {
            throw new EngineException($"{_file.Path}: the stack '{_stack}' lacks the config "
                + (missing.Count == 1 ? $"value {missing[0]}" : $"values {string.Join(", ", missing)}")
                + $", which {Path.GetFileName(_project.File)} declares without a default");
        }
    }
}
