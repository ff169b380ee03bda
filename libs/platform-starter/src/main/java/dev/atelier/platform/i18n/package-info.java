/** Texts in the caller's language: Chinese by default, English on request. */
@NullMarked
package dev.atelier.platform.i18n;

import org.jspecify.annotations.NullMarked;
