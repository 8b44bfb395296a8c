// Package people finds one person or body across articles: which entities of single records bear one name, and which of
// those are the same. It is made of pure functions; a ledger keeps what they give.
//
// # How it stays fast
//
// An entity is never compared with the thousands that bear the same name. As a library files books under the heading of
// their author ("Smith, John, baker"), each [Item] is filed under a [Heading] whose id is a function of the item alone:
// "person/donald-trump", "person/john-smith,baker", "person/graham,senator", "body/state-department,USA". Items of one
// heading are one person. What is left to find out is which headings are one, and there are few of these: those that
// share a key ([Heading.Keys]).
//
// To add an article, a ledger
//
//	for each item of Items(record):
//	    keeps the item under item.Heading               // store: key HeadingKey(item.Heading) at ref item.Ref()
//	    heading.Add(item), and keeps the heading        // small: names, titles, countries, keys, a count
//	    family := all headings that share a key with it, and those that share one with these, and so on
//	    Group(family, constraints)                      // one Cluster for each person, the same whatever the order
//
// A family seldom has more than twenty headings, also where its items are thousands. Heading.Add only grows sets and a
// count, so a heading is the same whatever the order of adding, and so is the outcome of Group. Add each item once.
//
// A surname alone and without a title ("Sheinbaum") is filed under a heading of its article only. [SameStory] says who is
// meant where a story's other articles tell, and its ties go to Group as constraints.
//
// # Precision first
//
// Equal full names are one person, unless country or trade speak against it; first names that may stand for each other
// ("Mike", "Michael"), middle names and surnames with a title join where an office agrees, or an article uses both, and nobody
// else could be meant.
// What does not join but may be one is a [Question], never a merge. A pronoun or a description is no item at all.
package people
