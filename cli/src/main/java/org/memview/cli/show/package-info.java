/// `memview show`: looking into files of any size without reading more than is printed.
///
/// What a file is, is the business of a [FileKind][org.memview.cli.show.FileKind], one class for
/// each, named in `Kinds`; it opens the file and hands over a view (or a list of parts to choose
/// from), and everything that is printed is printed from the view.
@org.jspecify.annotations.NullMarked
package org.memview.cli.show;
