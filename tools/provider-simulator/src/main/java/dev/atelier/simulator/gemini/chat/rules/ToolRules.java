package dev.atelier.simulator.gemini.chat.rules;

import dev.atelier.simulator.gemini.wire.Fields;
import dev.atelier.simulator.gemini.wire.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The tools and the choice among them. */
final class ToolRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]{0,127}");
    private static final List<String> MODES = List.of("AUTO", "ANY", "NONE", "VALIDATED");

    private ToolRules() {}

    static void check(Fields body) {
        Set<String> declared = new HashSet<>();
        for (JsonNode tool : body.get("tools")) {
            Fields fields = new Fields(tool, "tools[0]");
            fields.only(Set.of("functionDeclarations", "googleSearch", "codeExecution", "urlContext"));
            for (JsonNode declaration : fields.get("functionDeclarations")) {
                declare(new Fields(declaration, "tools[0].function_declarations[0]"), declared);
            }
        }
        checkChoice(body.object("toolConfig").object("functionCallingConfig"), declared);
    }

    private static void declare(Fields function, Set<String> declared) {
        function.only(Set.of("name", "description", "parameters", "parametersJsonSchema", "response"));
        String name = function.text("name");
        if (!NAME.matcher(name).matches()) {
            throw Refusal.bad("* GenerateContentRequest." + function.at() + ".name: Invalid function name. Must start"
                    + " with a letter or an underscore, with a maximum length of 128.");
        }
        if (!declared.add(name)) {
            throw Refusal.bad("Duplicate function declaration found: " + name);
        }
        if (function.has("parameters") && function.has("parametersJsonSchema")) {
            throw Refusal.bad("Only one of parameters and parameters_json_schema may be set.");
        }
    }

    private static void checkChoice(Fields choice, Set<String> declared) {
        choice.only(Set.of("mode", "allowedFunctionNames"));
        choice.oneOf("mode", MODES);
        if (choice.has("allowedFunctionNames") && !Set.of("ANY", "VALIDATED").contains(choice.text("mode"))) {
            throw Refusal.bad("Function calling mode should be ANY or VALIDATED when allowed function names are set.");
        }
        for (JsonNode name : choice.get("allowedFunctionNames")) {
            if (!declared.contains(name.asString(""))) {
                throw Refusal.bad("Allowed function name is not declared: " + name.asString(""));
            }
        }
    }
}
