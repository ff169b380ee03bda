package dev.atelier.platform.i18n;

/**
 * A message bundle that a library brings along. Declared as a bean; the service's own {@code messages} are asked before
 * it, the starter's after it.
 *
 * @param basename its name on the class path, without language and ending
 */
public record MessageBundle(String basename) {}
