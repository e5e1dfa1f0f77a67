/// Images and views on the same pixels, both ways.
///
/// [MemoryView.of][org.memview.MemoryView#of(Object)] of a
/// [BufferedImage][java.awt.image.BufferedImage] or [Raster][java.awt.image.Raster] is a view of
/// its samples; [Images][org.memview.image.Images] makes an image over a view's memory. Nothing is
/// copied either way: crop, mirror and reorder channels as views, draw or encode as images.
///
/// ```java
/// var photo = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
/// MemoryView pixels = MemoryView.of(photo);          // (480, 640, 3): y, x, and R, G, B
/// pixels.set(10, 20, 0, 255);
/// photo.getRGB(20, 10);                              // 0xffff0000: the same memory
/// MemoryView left = pixels.slice("100:300, :320");   // a crop
/// MemoryView mirrored = left.slice(":, ::-1");       // and its mirror image
/// ImageIO.write(Images.image(mirrored), "png", file);
///
/// MemoryView depth = MemoryView.allocate("H", 480, 640); // 16-bit gray outside the heap
/// ImageIO.write(Images.image(depth), "png", other);
/// ```
///
/// **What a view of an image looks like.** Where the image stores each channel by itself, the shape
/// is `[h, w, c]`, or `[h, w]` for one channel; the channels come in the order of the raster's
/// bands, that is R, G, B, A whatever their order in memory (the strides say it: -1 for
/// `TYPE_3BYTE_BGR`). Where it packs a pixel into one number, the shape is `[h, w]` and an element
/// is that number.
///
/// | image | format | shape | element |
/// |---|---|---|---|
/// | `TYPE_3BYTE_BGR` | `B` | `[h, w, 3]` | R, G, B |
/// | `TYPE_4BYTE_ABGR`, `TYPE_4BYTE_ABGR_PRE` | `B` | `[h, w, 4]` | R, G, B, A |
/// | `TYPE_BYTE_GRAY` | `B` | `[h, w]` | gray |
/// | `TYPE_USHORT_GRAY` | `H` | `[h, w]` | gray |
/// | `TYPE_INT_RGB`, `_ARGB`, `_ARGB_PRE`, `_BGR` | `I` | `[h, w]` | the packed pixel |
/// | `TYPE_USHORT_565_RGB`, `TYPE_USHORT_555_RGB` | `H` | `[h, w]` | the packed pixel |
/// | `TYPE_BYTE_INDEXED` | `B` | `[h, w]` | the index, not the colour |
/// | `TYPE_BYTE_BINARY` | | refused | an element is at least a byte |
/// | interleaved, any type | `B H h i f d` | `[h, w, c]` | as stored |
/// | banded, an array for each band | `B H h i f d` | `[c, h, w]` | as stored |
///
/// [Images#channels][org.memview.image.Images#channels] gives the bytes of packed pixels by letter,
/// and [Images#packedRows][org.memview.image.Images#packedRows] the bytes that hold the bits of
/// `TYPE_BYTE_BINARY`. Arrays of their own make a view with
/// [suboffsets][org.memview.MemoryView#suboffsets()]; `transpose(1, 2, 0)` makes it `[h, w, c]`.
///
/// Values are those stored: premultiplied colours stay premultiplied, gray is linear as `CS_GRAY`
/// defines it. A part made with `getSubimage` is a view of that part.
///
/// **Guarantees.** The pixels of an image live in Java arrays, which never move or go away, so its
/// views need no closing. Looking at the arrays of an image ends the JDK's caching of that image on
/// a graphics card (`DataBufferByte.getData()` does, and there is no other way in); without a
/// display nothing changes.
///
/// **An image over a view** uses the view's memory and its lease: when the view is closed, access
/// to pixels outside the heap is refused. Over a Java array whose elements have the width of a
/// sample the JDK's own fast classes are used, and drawing runs at full speed. Over any other
/// memory (native, mapped, read-only, mirrored, swapped byte order) reading, writing and encoding
/// pixels works, drawing is much slower, and the few JDK classes that insist on Java arrays refuse
/// (`AffineTransformOp`, the TIFF reader's destination). To draw, copy once:
/// `MemoryView.of(ordinary).copyFrom(view)`. The JDK's BMP reader writes into every destination as
/// if it were a whole `TYPE_3BYTE_BGR`: read BMP into such an image, and view that.
package org.memview.image;
