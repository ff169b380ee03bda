/** The API proxy layer: the one way a call travels from a studio to a provider. */
@NullMarked
package dev.atelier.aiproxy;

import org.jspecify.annotations.NullMarked;
