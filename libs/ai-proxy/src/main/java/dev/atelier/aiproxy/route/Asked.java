package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.catalogue.Model;

/**
 * Who was asked, and for what.
 *
 * @param provider the provider's name in the catalogue
 * @param model the platform's model, which is another than was ordered if a fallback was asked
 */
public record Asked(String provider, Model model) {}
