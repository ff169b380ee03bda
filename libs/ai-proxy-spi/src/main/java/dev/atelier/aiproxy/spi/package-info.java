/** The adapter interfaces: all that a plug-in jar compiles against. */
@NullMarked
package dev.atelier.aiproxy.spi;

import org.jspecify.annotations.NullMarked;
