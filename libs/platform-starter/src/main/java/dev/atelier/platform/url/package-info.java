/** Addresses that users name: which of them lead outside. */
@NullMarked
package dev.atelier.platform.url;

import org.jspecify.annotations.NullMarked;
