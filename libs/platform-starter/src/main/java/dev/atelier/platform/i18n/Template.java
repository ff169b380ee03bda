package dev.atelier.platform.i18n;

import java.util.ArrayList;
import java.util.List;

/**
 * Fills the placeholders of a text in the order they first appear. The same text thus serves Bean Validation, which
 * knows <code>{min}</code> by name, and our own code, which only has values; and an apostrophe is just an apostrophe.
 */
final class Template {

    private Template() {}

    static String fill(String text, List<Object> args) {
        if (args.isEmpty()) {
            return text;
        }
        var filled = new StringBuilder();
        var names = new ArrayList<String>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            filled.append(text, from, open).append(value(text.substring(open + 1, close), names, args));
            from = close + 1;
        }
        return filled.append(text, from, text.length()).toString();
    }

    private static String value(String name, List<String> names, List<Object> args) {
        if (!names.contains(name)) {
            names.add(name);
        }
        int index = names.indexOf(name);
        return index < args.size() ? String.valueOf(args.get(index)) : "{" + name + "}";
    }
}
