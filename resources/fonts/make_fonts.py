#!/usr/bin/python3
"""Prepare the bundled fonts: tabular digits by default, no contextual substitutions, Latin/Greek/Cyrillic only.

Qt 6.4 cannot switch OpenType features on or off (QFont::setFeature is 6.7), so what we want must be the default:
  * tnum baked into cmap, so that amounts line up; the digits that are still not equally wide (Inter Display's are not, Inter's
    4 is 3 units narrow) get the width of the zero, their outlines in its middle;
  * calt/liga dropped, because Inter's calt turns the x of 0x71C7 into a multiplication sign and
    JetBrains Mono joins characters in code - neither may ever happen to an address.
"""
import os, sys
from fontTools import subset
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
SRC, DST = sys.argv[1], sys.argv[2]
RANGES = [(0x20,0x24F),(0x2B0,0x2FF),(0x370,0x3FF),(0x400,0x4FF),(0x1E00,0x1EFF),(0x2000,0x206F),(0x20A0,0x20CF),(0x2100,0x214F),(0x2190,0x21FF),(0x2200,0x22FF),(0x25A0,0x25FF)]
UNI = [u for a,b in RANGES for u in range(a,b+1)]
def even_digits(f):
    cmap, metrics, glyphs = f.getBestCmap(), f['hmtx'].metrics, f.getGlyphSet()
    top = f['CFF '].cff.topDictIndex[0]; private = top.Private
    width = metrics[cmap[ord('0')]][0]
    for name in {cmap[ord(c)] for c in '123456789'}:
        advance, bearing = metrics[name]
        shift = (width - advance) // 2
        if advance == width: continue
        pen = T2CharStringPen(width - private.nominalWidthX, glyphs)
        glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
        top.CharStrings[name] = pen.getCharString(private, top.CharStrings[name].globalSubrs)
        metrics[name] = (width, bearing + shift)
def go(src, dst, family, style, freeze):
    f = TTFont(src, recalcTimestamp=False)  # the same input makes the same bytes
    if freeze:
        gsub = f['GSUB'].table; m = {}
        idx = {i for r in gsub.FeatureList.FeatureRecord if r.FeatureTag in freeze for i in r.Feature.LookupListIndex}
        for i in idx:
            for st in gsub.LookupList.Lookup[i].SubTable:
                st = getattr(st, 'ExtSubTable', st)
                if hasattr(st, 'mapping'): m.update({a:b for a,b in st.mapping.items()})
        for t in f['cmap'].tables:
            if t.isUnicode(): t.cmap.update({cp: m[g] for cp, g in t.cmap.items() if g in m})
    o = subset.Options(); o.layout_features = ['kern','mark','mkmk','ccmp','locl']; o.name_IDs=['*']; o.notdef_outline=True; o.hinting=False
    s = subset.Subsetter(o); s.populate(unicodes=UNI); s.subset(f)
    ps = (family+'-'+style).replace(' ','')
    for r in list(f['name'].names):
        if r.nameID == 1: r.string = family if style in ('Regular','Bold') else f'{family} {style}'
        elif r.nameID == 2: r.string = style if style in ('Regular','Bold') else 'Regular'
        elif r.nameID == 3: r.string = ps
        elif r.nameID == 4: r.string = f'{family} {style}'
        elif r.nameID == 6: r.string = ps
        elif r.nameID == 16: r.string = family
        elif r.nameID == 17: r.string = style
        elif r.nameID in (21,22,25): f['name'].names.remove(r)
    f['name'].setName(family,16,3,1,0x409); f['name'].setName(style,17,3,1,0x409)
    if 'CFF ' in f: even_digits(f); f['CFF '].cff.fontNames=[ps]
    f.save(dst); print(f'{os.path.basename(dst):34s} {os.path.getsize(dst)//1024} KiB')
os.makedirs(DST, exist_ok=True)
for w in ('Regular','Medium','SemiBold','Bold'):
    go(f'{SRC}/opentype/inter/Inter-{w}.otf', f'{DST}/TercetSans-{w}.otf', 'Tercet Sans', w, {'tnum'})
go(f'{SRC}/opentype/inter/InterDisplay-SemiBold.otf', f'{DST}/TercetSansDisplay-SemiBold.otf', 'Tercet Sans Display', 'SemiBold', {'tnum'})
for w in ('Regular','Bold'):
    go(f'{SRC}/truetype/jetbrains-mono/JetBrainsMono-{w}.ttf', f'{DST}/TercetMono-{w}.ttf', 'Tercet Mono', w, {'zero'})
