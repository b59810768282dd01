"""Web pages made by hand, in the ways that sites, programs and times have built them; all tell one story."""

from __future__ import annotations

TITLE = "Ferry halted off Norholm with forty aboard"
PARAGRAPHS = (
    "The ferry Aurora stopped at noon on Friday off Norholm with forty people on board, the coast guard said.",
    "“We heard a bang and then nothing at all,” said Mia Berg, a nurse who takes the boat twice a week.",
    "It was towed to port by a tug, which took three hours because of the wind.",
    "Nobody was hurt.",
    "The operator, Sund Lines, said a pump had failed; its licence runs out in June and has to be renewed.",
    "An inquiry will open on Monday, the harbour master told reporters in the town of Norholm.",
)
BODY = "\n".join(f"<p>{text}</p>" for text in PARAGRAPHS)

JSON_LD_NEWS = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>{TITLE} | Harbour Post</title>
<link rel="canonical" href="https://www.harbourpost.example/news/ferry-halted">
<meta property="og:title" content="{TITLE} - Harbour Post"><meta property="og:site_name" content="Home">
<meta name="author" content="https://www.harbourpost.example/staff/ada">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "Organization", "@id": "#us", "name": "Harbour Post"}},
 {{"@type": "BreadcrumbList", "itemListElement": [{{"name": "News"}}]}},
 {{"@type": "NewsArticle", "headline": "Ferry halted off Norholm with forty aboard",
   "datePublished": "2024-05-03T22:30:00-05:00", "dateModified": "2024-05-05T08:00:00Z",
   "author": [{{"@type": "Person", "name": "By Ada Lund"}}, {{"@type": "Person", "name": "Bo Frisk"}}],
   "publisher": {{"@id": "#us"}}}}]}}</script>
<style>p {{ color: black }}</style></head>
<body class="has-sidebar"><header class="site-header"><a href="/">Harbour Post</a><nav><ul><li><a href="/w">World</a>
<li><a href="/s">Sport</a></ul></nav></header>
<main><article><p class="kicker">News</p><h1>{TITLE}</h1><p class="byline">By Ada Lund and Bo Frisk</p>
<time datetime="2024-05-03">3 May</time>
<figure><img src="a.jpg" alt="ferry"><figcaption>The Aurora in 2022. Photo: Port</figcaption></figure>
{BODY}
<div class="related-stories"><h3>Related</h3>
<ul><li><a href="/bus">Bus drivers of Norholm to strike on Sunday</a></ul></div>
<div class="newsletter-signup"><p>Sign up for our newsletter and get the news every morning in your inbox.</p></div>
</article></main>
<aside><h2>Most read</h2><ol><li><a href="/1">Mayor opens new bridge over the sound</a></ol></aside>
<section class="comments">
<p>Typical! This company never gets anything right, and I have been saying so for years now.</p></section>
<footer><p>© 2024 Harbour Post. All rights reserved.</p></footer>
<script>var text = "<p>Script text never shows in the article at all.</p>";</script></body></html>"""

BLOG = f"""<html><head><title>{TITLE} « Norholm Notes</title>
<meta property="article:published_time" content="2024-05-04T09:15:00+02:00">
<meta property="og:site_name" content="Norholm Notes">
<meta property="og:url" content="https://notes.example/2024/05/ferry">
<meta property="og:locale" content="en_US"></head>
<body><div id="wrap"><div class="post hentry"><h2 class="entry-title"><a href="#">{TITLE}</a></h2>
<div class="entry-meta">Posted by <span class="author vcard">Kai Sand</span> on May 4</div>
<div class="entry-content">{BODY}</div><div class="sharedaddy"><a href="#">Tweet</a></div></div>
<div id="sidebar"><h3>Archives</h3><ul><li><a href="#">April 2024</a></li>
<li><a href="#">March 2024</a></ul></div></div>
</body></html>"""

WIKI = f"""<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>{TITLE} - Sundpedia</title>
<link rel="canonical" href="https://en.sundpedia.example/wiki/Ferry"/></head><body class="mediawiki">
<h1 id="firstHeading">{TITLE}</h1><div id="bodyContent"><div id="mw-content-text"><div class="mw-parser-output">
<div class="hatnote">For the novel, see elsewhere.</div>
<table class="infobox"><tr><th>Date</th><td>3 May</td></tr><tr><th>Ship</th><td>Aurora</td></tr></table>
<p>{PARAGRAPHS[0][:-1]}.<sup class="reference"><a href="#1">[1]</a></sup></p><p>{PARAGRAPHS[1]}</p>
<h2><span class="mw-headline">Rescue</span><span class="mw-editsection">[<a href="#">edit</a>]</span></h2>
<p>{PARAGRAPHS[2]} {PARAGRAPHS[3]}</p><ul><li>{PARAGRAPHS[4]}</li><li>{PARAGRAPHS[5]}</li></ul>
<table class="wikitable"><caption>Ferries</caption><tr><th>Ship</th><th>Seats</th></tr>
<tr><td>Aurora</td><td>120</td></tr><tr><td><p>Borealis</p></td><td>80</td></tr></table>
<div class="navbox"><a href="#">Ships of Norholm</a></div></div></div></div></body></html>"""

LIVE = (
    f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} – live | Bay News</title>
<meta property="og:site_name" content="Bay News">
<script type="application/ld+json">[{{"@type": ["LiveBlogPosting"], "headline": "{TITLE}",
"datePublished": "2024-05-03", "author": {{"name": "Bay News"}}, "liveBlogUpdate": []}}]</script></head><body>
<main><h1>{TITLE}</h1><div class="live-blog">"""
    + "\n".join(
        f'<article class="live-post"><time datetime="2024-05-03T1{n}:05">1{n}.05</time><h2>Update {n}</h2><p>{text}</p>'
        f'<div class="share"><a href="#">Share</a></div></article>'
        for n, text in enumerate(PARAGRAPHS)
    )
    + "</div></main></body></html>"
)

AMP = f"""<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>
<link rel="canonical" href="https://coast.example/ferry.html">
<script async src="https://cdn.ampproject.org/v0.js"></script>
<style amp-boilerplate>body{{visibility:hidden}}</style><noscript><style amp-boilerplate>body{{}}</style></noscript>
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","publisher":{{"name":"Coast Wire"}},
"author":"Reuters","datePublished":"2024-05-03T12:00:00Z","dateModified":"2024-05-03T12:00:00Z"}}</script></head>
<body><amp-sidebar id="menu" hidden><ul><li><a href="/">Home</a></ul></amp-sidebar>
<amp-consent id="c"><div>We and our partners use cookies to show you adverts you may like.</div></amp-consent>
<article class="amp-wp-article"><header><h1>{TITLE}</h1></header><amp-img src="a.jpg" width="4" height="3"></amp-img>
<div class="amp-wp-article-content">{BODY}
<amp-ad type="x"><p>An advert for boots that nobody ever asked to see.</p></amp-ad></div>
</article></body></html>"""

BROWSER_SAVED = f"""<!DOCTYPE html>
<!-- saved from url=(0044)https://www.islander.example/2024/05/03/ferry -->
<html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">
<title>{TITLE} - The Islander</title><link rel="stylesheet" href="./ferry_files/a.css"></head>
<body><div id="cookie-banner" style="display: none">We use cookies; do you agree to all of them?</div>
<div class="content"><h1>{TITLE}</h1><div class="byline">By <a rel="author" href="#">Ove Strand</a></div>{BODY}
<p hidden>A hidden paragraph that was made for search engines and that no reader of the page has seen.</p>
</div></body></html>"""

TABLES = f"""<HTML><HEAD><TITLE>Norholm Gazette: {TITLE}</TITLE></HEAD><BODY BGCOLOR=#ffffff>
<TABLE WIDTH=100% BORDER=0><TR><TD COLSPAN=3><IMG SRC=logo.gif><FONT SIZE=1><A HREF=/>Front page</A> |
<A HREF=/s>Sports</A> | <A HREF=/w>Weather</A></FONT></TD></TR>
<TR><TD WIDTH=120><A HREF=/a>Archive</A><BR><A HREF=/l>Letters</A></TD><TD>
<FONT SIZE=5><B>{TITLE}</B></FONT><BR><BR><FONT SIZE=2>By ADA LUND<BR>May 3, 2004<BR><BR>
{"<BR><BR>".join(PARAGRAPHS)}
</FONT></TD><TD><A HREF=/ad>Buy boots</A></TD></TR></TABLE></BODY></HTML>"""

PAYWALLED = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Sound Review</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}", "isAccessibleForFree": "False",
"datePublished": "2024-05-03", "publisher": {{"name": "The Sound Review"}}}}</script></head>
<body><article class="paywall">
<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1][:60]}…</p>
<div class="paywall-offer"><p>Subscribe to continue reading for only one crown in the first month.</p>
<button>Subscribe</button></div></article></body></html>"""

READER_MODE = f"""<html><head><title>{TITLE}</title></head><body><div class="container" dir="ltr" lang="en">
<div class="header reader-header"><a class="domain reader-domain" href="https://quay.example/ferry">quay.example</a>
<h1 class="reader-title">{TITLE}</h1><div class="credits reader-credits">Ada Lund</div>
<div class="meta-data"><div class="reader-estimated-time">2 minutes</div></div></div><hr>
<div class="content"><div class="moz-reader-content"><div id="readability-page-1" class="page">{BODY}</div></div></div>
</div></body></html>"""

LAYOUTS = {
    "JSON-LD news": JSON_LD_NEWS,
    "blog": BLOG,
    "live": LIVE,
    "AMP": AMP,
    "browser": BROWSER_SAVED,
    "tables": TABLES,
    "reader mode": READER_MODE,
}
"""Those that show the whole story in paragraphs."""
